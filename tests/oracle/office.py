"""LibreOffice without a window, for one script: its own profile, its own pipe, ended by its own process id.

Needs Debian's python3 (for `import uno`, package python3-uno) and soffice (package libreoffice-calc-nogui).
"""

import contextlib
import os
import shutil
import subprocess
import tempfile
import time

import uno
from com.sun.star.beans import PropertyValue
from com.sun.star.connection import NoConnectException

START_SECONDS = 60


def properties(**values):
    """Named values as UNO wants them."""
    return tuple(PropertyValue(Name=name, Value=value) for name, value in values.items())


def url(path):
    return uno.systemPathToFileUrl(os.path.abspath(path))


@contextlib.contextmanager
def desktop():
    """A running desktop, ended on leaving."""
    profile = tempfile.mkdtemp(prefix="tucham-office-")
    pipe = "tucham" + os.path.basename(profile).replace("-", "").replace("_", "")
    office = subprocess.Popen(
        [
            shutil.which("soffice") or "soffice",
            "--headless", "--norestore", "--nologo", "--nodefault",
            f"-env:UserInstallation={url(profile)}",
            f"--accept=pipe,name={pipe};urp;",
        ],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        found = connect(pipe)
        try:
            yield found
        finally:
            # Ending closes the connection that asks for it, which UNO reports as an error.
            with contextlib.suppress(Exception):
                found.terminate()
            office.wait(timeout=START_SECONDS)
    finally:
        if office.poll() is None:
            office.kill()
            office.wait()
        shutil.rmtree(profile, ignore_errors=True)


def connect(pipe):
    local = uno.getComponentContext()
    resolver = local.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", local)
    deadline = time.monotonic() + START_SECONDS
    while True:
        try:
            context = resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
            return context.ServiceManager.createInstanceWithContext("com.sun.star.frame.Desktop", context)
        except NoConnectException:
            if time.monotonic() > deadline:
                raise
            time.sleep(0.1)
