"""The monthly report: what came and how it was answered, by valilik and ministry."""
