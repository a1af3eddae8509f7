"""What the window knows of the machine: where the model runs, why, and who else wants it."""
