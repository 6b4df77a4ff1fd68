"""The files a browser loads, compressed beforehand."""
