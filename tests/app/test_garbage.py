import subprocess
import sys

SAID = """
import gc
from intake_desk import garbage
kept = [[number] for number in range(2000)]
garbage.settled()
print(gc.get_freeze_count() > 2000, gc.get_threshold() == garbage.LOOKS)
"""


def test_what_a_program_has_made_when_it_is_settled_is_not_looked_through_again():
    """In a process of its own: the tests' own garbage shall be found."""
    said = subprocess.run([sys.executable, "-c", SAID], capture_output=True, text=True, check=True).stdout
    assert "True True" == said.strip()
