"""A served database with students at work on it, and what must be true of both."""

from __future__ import annotations

import os
from dataclasses import dataclass

from flask import Flask
from school import School, check_all, differences
from servers import ProductionServer

KILLS = int(os.environ.get("READBACK_KILLS", "10"))
"""How many kills there are of all kinds together; what else fails does so a tenth as often."""
MET = {None, 200, 303, 503}
"""What students may meet when something fails: no answer, what they asked for, or “in a moment”."""


@dataclass
class Served:
    """Hold a served database and the students who are at work on it."""

    app: Flask
    server: ProductionServer
    school: School

    def check_now(self) -> None:
        """Check that all that anybody has been told by now is stored."""
        assert differences(self.app, self.school.told()) == []

    def check_end(self) -> None:
        """Let everybody finish and check that all they gave is stored, once, and scored."""
        self.school.finish()
        assert self.school.statuses() <= MET
        check_all(self.app, self.school)
