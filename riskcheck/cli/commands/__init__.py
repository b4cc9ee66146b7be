"""The commands; each callback only calls the api and prints."""
