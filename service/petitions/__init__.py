"""What a citizen takes along to where he turns next: a letter, and a day for the calendar."""
