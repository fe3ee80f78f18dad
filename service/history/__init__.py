"""What happened to an application: events that are only ever added, and the state they make."""
