"""What happens to an application: the machine, its words, what a citizen does."""
