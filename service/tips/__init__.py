"""Anonymous tips: taken in without a name, found again by a number, read only by the office that
holds the private key (docs/decisions/anonymous-tips.md)."""
