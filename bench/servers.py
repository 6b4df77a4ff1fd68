"""Starts and stops the servers under test, on free ports of 127.0.0.1; reads CPU and memory."""

import http
import http.client
import os
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import psutil

from bench.subjects import App

HOST = "127.0.0.1"
START_LIMIT_SECONDS = 120.0
STOP_LIMIT_SECONDS = 10.0


class ServerError(RuntimeError):
    """A server did not come up."""


@dataclass(frozen=True)
class Server:
    app: App
    port: int
    process: psutil.Process
    start_seconds: float

    @property
    def address(self) -> str:
        return f"http://{HOST}:{self.port}"

    def cpu_seconds(self) -> float:
        """User and system time of the server and of what it started."""
        times = [p.cpu_times() for p in (self.process, *self.process.children(recursive=True))]
        return sum(t.user + t.system for t in times)

    def rss_bytes(self) -> int:
        processes = (self.process, *self.process.children(recursive=True))
        return sum(p.memory_info().rss for p in processes)


@contextmanager
def running(app: App) -> Iterator[Server]:
    """The app, healthy; stopped at the end whatever happens."""
    port = free_port()
    with tempfile.TemporaryFile() as log:
        started = time.perf_counter()
        process = subprocess.Popen(  # our own command, no shell
            [sys.executable, "-m", *(a.format(port=port) for a in app.arguments)],
            cwd=app.folder,
            env=environment(),
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=subprocess.STDOUT,
        )
        try:
            wait_for_health(process, port, started, Path(f"/proc/self/fd/{log.fileno()}"))
            seconds = time.perf_counter() - started
            yield Server(app, port, psutil.Process(process.pid), seconds)
        finally:
            stop(process)


def environment() -> dict[str, str]:
    """Ours without STREAMLIT_* variables, which would change floor and app alike."""
    return {k: v for k, v in os.environ.items() if not k.startswith("STREAMLIT_")}


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        return int(probe.getsockname()[1])


def wait_for_health(process: subprocess.Popen[bytes], port: int, started: float, log: Path) -> None:
    while time.perf_counter() - started < START_LIMIT_SECONDS:
        if process.poll() is not None:
            raise ServerError(f"the server ended with {process.returncode}:\n{tail(log)}")
        if is_healthy(port):
            return
        time.sleep(0.01)
    raise ServerError(f"no health within {START_LIMIT_SECONDS:.0f} s:\n{tail(log)}")


def is_healthy(port: int) -> bool:
    connection = http.client.HTTPConnection(HOST, port, timeout=5)
    try:
        connection.request("GET", "/_stcore/health")
        answer = connection.getresponse()
        return answer.status == http.HTTPStatus.OK and answer.read().strip() == b"ok"
    except (OSError, http.client.HTTPException):
        return False
    finally:
        connection.close()


def stop(process: subprocess.Popen[bytes]) -> None:
    process.terminate()
    try:
        process.wait(STOP_LIMIT_SECONDS)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait(STOP_LIMIT_SECONDS)


def tail(log: Path, lines: int = 25) -> str:
    return "\n".join(log.read_text(encoding="utf-8", errors="replace").splitlines()[-lines:])
