"""The scoring method `risk`: impact x likelihood, reduced by what the answers control."""
