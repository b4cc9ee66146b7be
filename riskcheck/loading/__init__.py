"""YAML files in, validated objects or located issues out; answer sheets out again."""
