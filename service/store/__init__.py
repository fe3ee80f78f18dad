"""Where what citizens file is kept."""
