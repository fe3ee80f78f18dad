"""The types of application for programs that speak Open311, the GeoReport v2 standard: which
there are, and what each asks. Only looking; filing needs an identity, which GeoReport has not."""
