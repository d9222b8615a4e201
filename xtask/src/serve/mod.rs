//! A static server on this machine with the production headers; also a library for the tests.
//!
//! It runs on a thread of its own. [`Server::stop`] closes the listener and every open connection
//! before it returns, so that a test can take the origin away, and start it again on the same port.

mod answer;
mod files;

use std::collections::BTreeMap;
use std::net::{Ipv4Addr, SocketAddr, TcpListener};
use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};
use std::thread::JoinHandle;
use std::time::Duration;

use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::TokioIo;
use tokio::sync::oneshot;

use crate::problem::{Context, Result};
use files::Files;

/// How often a path was asked for under which origin: `(origin, path)` → count.
pub type Requests = BTreeMap<(String, String), usize>;

/// A running server. Dropping it stops it.
#[derive(Debug)]
pub struct Server {
    address: SocketAddr,
    seen: Arc<Mutex<Requests>>,
    running: Option<(oneshot::Sender<()>, JoinHandle<()>)>,
}

impl Server {
    /// Serves `folder` on 127.0.0.1; port 0 takes any free one.
    pub fn start(folder: &Path, port: u16) -> Result<Self> {
        let files = Arc::new(Files::new(folder)?);
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, port))
            .context(format!("listening on port {port}"))?;
        let address = listener.local_addr().context("asking for the port")?;
        listener
            .set_nonblocking(true)
            .context("preparing the listener")?;
        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_all()
            .build()
            .context("starting the server")?;
        let seen = Arc::new(Mutex::new(Requests::new()));
        let (stop, stopped) = oneshot::channel();
        let log = Arc::clone(&seen);
        let thread = std::thread::spawn(move || {
            runtime.block_on(async move {
                tokio::spawn(accept(listener, files, log));
                // Either the word to stop, or the server was dropped: both end it.
                let _ = stopped.await;
            });
            // Ends every task, which drops the listener and all connections.
            runtime.shutdown_background();
        });
        Ok(Self {
            address,
            seen,
            running: Some((stop, thread)),
        })
    }

    /// The origin, without a slash at its end.
    pub fn url(&self) -> String {
        format!("http://{}", self.address)
    }

    /// The port, to start again on the same one.
    pub fn port(&self) -> u16 {
        self.address.port()
    }

    /// All requests so far.
    pub fn requests(&self) -> Requests {
        self.seen
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .clone()
    }

    /// How often a path was asked for, under any origin.
    pub fn count(&self, path: &str) -> usize {
        let seen = self.seen.lock().unwrap_or_else(PoisonError::into_inner);
        seen.iter()
            .filter(|((_, asked), _)| asked == path)
            .map(|(_, count)| count)
            .sum()
    }

    /// Starts counting again from nothing.
    pub fn forget_requests(&self) {
        self.seen
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .clear();
    }

    /// Closes everything, then returns.
    pub fn stop(mut self) {
        self.end();
    }

    fn end(&mut self) {
        if let Some((stop, thread)) = self.running.take() {
            // Fails only when the thread has ended already.
            let _ = stop.send(());
            let _ = thread.join();
        }
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.end();
    }
}

async fn accept(listener: TcpListener, files: Arc<Files>, seen: Arc<Mutex<Requests>>) {
    let Ok(listener) = tokio::net::TcpListener::from_std(listener) else {
        return;
    };
    loop {
        let Ok((stream, _)) = listener.accept().await else {
            // Out of file handles, say: give others time to close theirs.
            tokio::time::sleep(Duration::from_millis(10)).await;
            continue;
        };
        let (files, seen) = (Arc::clone(&files), Arc::clone(&seen));
        tokio::spawn(async move {
            let service = service_fn(move |request| {
                answer::note(&seen, &request);
                answer::to(request, Arc::clone(&files))
            });
            // A browser that goes away in the middle is no fault of ours.
            let _ = http1::Builder::new()
                .serve_connection(TokioIo::new(stream), service)
                .await;
        });
    }
}

#[cfg(test)]
mod tests;
