"""`python -m riskcheck`."""

from riskcheck.cli.boundary import main

if __name__ == "__main__":
    main()
