"""A LibreOffice of its own: started without a window, spoken to over UNO, ended with the block it is used in."""

import contextlib
import pathlib
import subprocess
import tempfile
import time

import uno
from com.sun.star.beans import NamedValue, PropertyValue
from com.sun.star.connection import NoConnectException

START_SECONDS = 60


@contextlib.contextmanager
def desktop():
    """Yields the desktop of a fresh LibreOffice with a profile of its own."""
    with tempfile.TemporaryDirectory(prefix="tucham-office-", ignore_cleanup_errors=True) as folder:
        pipe = pathlib.Path(folder).name.replace("-", "_")
        profile = pathlib.Path(folder, "profile").as_uri()
        office = subprocess.Popen(
            ["soffice", "--headless", "--norestore", "--nologo", "--nodefault", "--nolockcheck",
             f"-env:UserInstallation={profile}", f"--accept=pipe,name={pipe};urp;"],
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        try:
            context = _connect(pipe, office)
            found = context.ServiceManager.createInstanceWithContext("com.sun.star.frame.Desktop", context)
            yield found
            with contextlib.suppress(Exception):  # It hangs up while it answers.
                found.terminate()
            office.wait(START_SECONDS)
        finally:
            office.kill()


def _connect(pipe, office):
    local = uno.getComponentContext()
    resolver = local.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", local)
    deadline = time.monotonic() + START_SECONDS
    while True:
        try:
            return resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
        except NoConnectException:
            if time.monotonic() > deadline or office.poll() not in (None, 0):
                raise
            time.sleep(0.1)


def properties(**values):
    """Named arguments as UNO takes them."""
    return tuple(PropertyValue(name, 0, value, 0) for name, value in values.items())


def url(path):
    """The address of a file."""
    return pathlib.Path(path).resolve().as_uri()


def open_workbook(desktop, path):
    """Opens a workbook without a window."""
    document = desktop.loadComponentFromURL(url(path), "_blank", 0, properties(Hidden=True))
    if document is None:
        raise ValueError(f"LibreOffice does not open {path}")
    return document


def new_workbook(desktop):
    """An empty workbook without a window."""
    return desktop.loadComponentFromURL("private:factory/scalc", "_blank", 0, properties(Hidden=True))


def save_xlsx(document, path, password=None):
    """Saves as LibreOffice saves for Excel, encrypted where a password is given."""
    more = {} if password is None else {"EncryptionData": _encryption(password)}
    document.storeToURL(url(path), properties(FilterName="Calc MS Excel 2007 XML", **more))


def _encryption(password):
    # LibreOffice takes the plain argument `Password` for its own formats only.
    values = (NamedValue("CryptoType", "Standard"), NamedValue("OOXPassword", password))
    return uno.Any("[]com.sun.star.beans.NamedValue", values)
