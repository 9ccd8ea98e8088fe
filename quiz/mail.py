"""Send mail, where the settings name a server: by the standard library, encrypted, and never for long."""

from __future__ import annotations

import smtplib
import ssl
import threading
from collections.abc import Mapping
from email.message import EmailMessage
from email.utils import formatdate, make_msgid
from typing import Any

from flask import Flask

SECONDS = 15
"""How long a mail server may take to answer each step."""


def can_send(config: Mapping[str, Any]) -> bool:
    """Say whether the settings name a mail server."""
    return bool(config["SMTP_HOST"])


def send_soon(app: Flask, to: str, subject: str, body: str) -> threading.Thread:
    """Send a mail from a thread of its own: no page waits for it, and none takes longer for who has an account."""
    thread = threading.Thread(target=_try_to_send, args=(app, to, subject, body), name="mail", daemon=True)
    thread.start()
    return thread


def send(config: Mapping[str, Any], to: str, subject: str, body: str) -> None:
    """Send a mail now, or raise what stood in the way (`OSError`, of which `SMTPException` is one)."""
    message = EmailMessage()
    message["From"] = config["MAIL_FROM"] or config["SMTP_USER"]
    message["To"] = to
    message["Subject"] = subject
    message["Date"] = formatdate(localtime=False)
    message["Message-ID"] = make_msgid(domain="readback.invalid")
    message["Auto-Submitted"] = "auto-generated"
    message.set_content(body)
    with _connected(config) as server:
        if config["SMTP_USER"]:
            server.login(config["SMTP_USER"], config["SMTP_PASSWORD"])
        server.send_message(message)


def _connected(config: Mapping[str, Any]) -> smtplib.SMTP:
    host, port, security = config["SMTP_HOST"], config["SMTP_PORT"], config["SMTP_SECURITY"]
    if security == "tls":
        return smtplib.SMTP_SSL(host, port, timeout=SECONDS, context=ssl.create_default_context())
    server = smtplib.SMTP(host, port, timeout=SECONDS)
    if security == "starttls":
        try:
            server.starttls(context=ssl.create_default_context())
        except BaseException:
            server.close()
            raise
    return server


def _try_to_send(app: Flask, to: str, subject: str, body: str) -> None:
    try:
        send(app.config, to, subject, body)
    except OSError as error:
        # Neither the address nor the link may reach the log.
        app.logger.error("a mail could not be sent: %s", type(error).__name__)
