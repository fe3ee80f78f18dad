"""The reference service, driven through its wire."""
