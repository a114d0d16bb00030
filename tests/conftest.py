"""What every test can ask for."""

pytest_plugins = ["tests.central_server"]
