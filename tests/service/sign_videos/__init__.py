"""Videos in sign language that an installation has."""
