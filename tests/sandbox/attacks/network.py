"""Sockets of every family."""

import socket

from prelude import call, succeeded


def connect_over_tcp(secret, folder, grader):
    return succeeded(
        v4=lambda: socket.create_connection(("127.0.0.1", 22), 1),
        v6=lambda: socket.socket(socket.AF_INET6, socket.SOCK_STREAM),
        far=lambda: socket.create_connection(("1.1.1.1", 53), 1),
    )


def listen_on_a_port(secret, folder, grader):
    return socket.create_server(("127.0.0.1", 0)).fileno()


def send_over_udp(secret, folder, grader):
    return socket.socket(socket.AF_INET, socket.SOCK_DGRAM).sendto(b"x", ("127.0.0.1", 53))


def ask_for_a_name(secret, folder, grader):
    return succeeded(
        host=lambda: socket.gethostbyname("localhost.example"),
        info=lambda: socket.getaddrinfo("example.org", 80),
    )


def use_unix_sockets(secret, folder, grader):
    return succeeded(
        stream=lambda: socket.socket(socket.AF_UNIX, socket.SOCK_STREAM),
        abstract=lambda: socket.socket(socket.AF_UNIX).bind("\0attack"),
        pair=lambda: socket.socketpair(),
    )


def use_netlink(secret, folder, grader):
    return socket.socket(socket.AF_NETLINK, socket.SOCK_RAW).fileno()


def use_raw_sockets(secret, folder, grader):
    return succeeded(
        raw=lambda: socket.socket(socket.AF_INET, socket.SOCK_RAW, 1),
        packet=lambda: socket.socket(socket.AF_PACKET, socket.SOCK_RAW),
    )


def use_every_other_family(secret, folder, grader):
    return succeeded(**{f"family_{family}": lambda family=family: call("socket", family, 1, 0) for family in range(46)})


def use_every_kind_of_pair(secret, folder, grader):
    return succeeded(
        **{f"kind_{kind}": lambda kind=kind: call("socketpair", 1, kind, 0, bytes(8)) for kind in (1, 2, 5)}
    )
