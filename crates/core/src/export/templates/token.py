# @about@
import pathlib
import ssl
import sys
import urllib.error
import urllib.request

folder = pathlib.Path(__file__).parent
context = ssl.create_default_context()
context.load_cert_chain(folder / "@certificate@", folder / "@key@")
request = urllib.request.Request("@url@", b"@body@")
try:
    with urllib.request.urlopen(request, context=context) as answer:
        print(answer.read().decode())
except urllib.error.HTTPError as error:
    sys.exit(error.read().decode())
