"""Logging in: an identity, a code by SMS, and the tokens that follow."""
