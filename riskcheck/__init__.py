"""riskcheck: an exact, auditable risk assessment of generative-AI products, from rule packs in YAML."""

__version__ = "0.1.0"
