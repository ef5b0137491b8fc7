"""The Language Server Protocol: in come an editor's documents as they are typed, out go findings, fixes and words."""
