"""The citizen's app: what ships to a phone."""
