"""Writing help in the editor: keys, commands, pasting; `text.editing` decides what they do."""
