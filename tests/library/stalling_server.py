#!/usr/bin/env python3
"""A TLS server in front of a plain one on this machine, with a connection that dies while it stays open.

    stalling_server.py CERTIFICATE KEY PORT    PORT: of the plain server

Like servers of models it would rather speak HTTP/2 than HTTP/1.1. Over HTTP/2 it says nothing; over HTTP/1.1 it passes on what the
other server answers, but falls silent, once, in the middle of a file of weights. It prints its port, then of each connection what
is spoken there, and "silent" when it falls silent."""
import socket
import ssl
import sys
import threading

BYTES_BEFORE_SILENCE = 40_000
was_silent = threading.Event()


def say(words):
    print(words, flush=True)


def wait_for_end(connection):
    while connection.recv(65536):
        pass


def serve(plain, context, port):
    try:
        with context.wrap_socket(plain, server_side=True) as connection:
            if connection.selected_alpn_protocol() == "h2":
                say("h2")
                return wait_for_end(connection)
            request, sent = connection.recv(65536), 0
            say(request.split(b"\r\n")[0].split(b" ")[-1].decode().lower())
            with socket.create_connection(("127.0.0.1", port)) as server:
                server.sendall(request)
                while answer := server.recv(4096):
                    if b".safetensors" in request and sent > BYTES_BEFORE_SILENCE and not was_silent.is_set():
                        was_silent.set()
                        say("silent")
                        return wait_for_end(connection)
                    connection.sendall(answer)
                    sent += len(answer)
    except OSError:
        pass  # the other side went


def main():
    certificate, key, port = sys.argv[1:]
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, key)
    context.set_alpn_protocols(["h2", "http/1.1"])
    with socket.create_server(("127.0.0.1", 0)) as server:
        say(server.getsockname()[1])
        while True:
            threading.Thread(target=serve, args=(server.accept()[0], context, int(port)), daemon=True).start()


if __name__ == "__main__":
    main()
