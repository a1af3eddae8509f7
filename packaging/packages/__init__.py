"""Makes what people install: a folder, a Debian package, an AppImage, wheels."""
