"""PyInstaller: python-docx goes to its templates by way of its folder ``parts``, which must exist.

It stands in the place of the hook that comes with PyInstaller and takes the templates' sources too.
"""

module_collection_mode = {"docx.parts": "pyz+py"}
