"""The register, one dossier with its steps, and handing results back."""
