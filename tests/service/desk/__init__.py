"""The institutions side: who sees what, who does what."""
