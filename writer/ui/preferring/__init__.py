"""The window of the preferences: what can be set, how it is called, and the controls for it."""
