//! Takes connections, and speaks HTTP on each until it ends or becomes a WebSocket.

use std::{convert::Infallible, io, net::SocketAddr, pin::pin, time::Duration};

use axum::{
    Router,
    body::Body,
    extract::ConnectInfo,
    http::{HeaderValue, StatusCode, header},
};
use hyper::{Request, body::Incoming, server::conn::http1, service::service_fn};
use hyper_util::rt::{TokioIo, TokioTimer};
use tokio::{
    net::{TcpListener, TcpStream},
    time::sleep,
};
use tokio_util::{sync::CancellationToken, task::TaskTracker};
use tower::ServiceExt;

use super::{
    line::{End, Line},
    seats::{Seat, Seats},
};

/// Time in which the head of a request must come, the wait for a first or another one included.
const HEAD: Duration = Duration::from_secs(30);
/// The same where a place is kept back: others wait for it.
const HEAD_IN_PASSING: Duration = Duration::from_secs(5);
/// Bytes of a head, and of what is buffered of a body: our longest address and the headers of any browser are a quarter.
const BUFFER: usize = 32 * 1024;
/// Bytes that the kernel keeps for a screen: a few of the largest frames.
const SEND_BUFFER: usize = 128 * 1024;
/// Time after which the kernel gives up on bytes that nobody acknowledges.
const VANISHED: Duration = Duration::from_secs(30);
/// Pause when the process may open nothing more, until some connection has ended.
const FULL: Duration = Duration::from_millis(100);

/// Serves until stopped, and then until every request has its response. WebSockets go on by themselves.
pub async fn serve(listener: TcpListener, app: Router, seats: Seats, stopped: CancellationToken) {
    let connections = TaskTracker::new();
    loop {
        let accepted = tokio::select! {
            () = stopped.cancelled() => break,
            accepted = listener.accept() => accepted,
        };
        match accepted {
            Ok((stream, peer)) => {
                // Without any place it is hung up on at once, and its browser comes back: the files need what is left.
                if let Some(seat) = seats.take() {
                    prepare(&stream);
                    connections.spawn(speak(stream, seat, peer, app.clone(), stopped.clone()));
                }
            }
            // Whoever called has hung up already.
            Err(error) if is_the_callers(&error) => {}
            Err(error) => {
                tracing::warn!(%error, "a connection could not be taken");
                sleep(FULL).await;
            }
        }
    }
    drop(listener);
    connections.close();
    connections.wait().await;
}

fn is_the_callers(error: &io::Error) -> bool {
    use io::ErrorKind::{ConnectionAborted, ConnectionRefused, ConnectionReset};
    matches!(error.kind(), ConnectionAborted | ConnectionRefused | ConnectionReset)
}

/// Small messages must not wait for each other, and a phone that vanished is found by the kernel.
fn prepare(stream: &TcpStream) {
    let socket = socket2::SockRef::from(stream);
    // All are hints; a connection without them works, only later.
    let _ = socket.set_tcp_nodelay(true);
    // Else the kernel keeps megabytes for a screen that does not read.
    let _ = socket.set_send_buffer_size(SEND_BUFFER);
    #[cfg(target_os = "linux")]
    let _ = socket.set_tcp_user_timeout(Some(VANISHED));
}

async fn speak(stream: TcpStream, seat: Seat, peer: SocketAddr, app: Router, stopped: CancellationToken) {
    let lasts = seat.lasts;
    let line = Line::new(stream, seat);
    let end = End(line.clone());
    let service = service_fn(move |request: Request<Incoming>| {
        let mut request = request.map(Body::new);
        request.extensions_mut().insert(ConnectInfo(peer));
        request.extensions_mut().insert(line.clone());
        let answering = app.clone().oneshot(request);
        async move {
            let mut response = answering.await?;
            if !lasts && response.status() != StatusCode::SWITCHING_PROTOCOLS {
                response.headers_mut().insert(header::CONNECTION, HeaderValue::from_static("close"));
            }
            Ok::<_, Infallible>(response)
        }
    });
    let mut http = http1::Builder::new();
    let head = if lasts { HEAD } else { HEAD_IN_PASSING };
    http.timer(TokioTimer::new()).header_read_timeout(head).max_buf_size(BUFFER);
    let mut connection = pin!(http.serve_connection(TokioIo::new(end), service).with_upgrades());
    // However a connection ends, its browser knows.
    tokio::select! {
        _ = connection.as_mut() => {}
        () = stopped.cancelled() => {
            connection.as_mut().graceful_shutdown();
            let _ = connection.await;
        }
    }
}
