"""Which keys start which command: as the program comes, and as a person wants it."""
