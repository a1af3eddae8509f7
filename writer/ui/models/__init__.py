"""Where models come from: what is on the disk, what is fetched, and the window that shows both."""
