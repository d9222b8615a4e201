//! A bell that ends a wait: for a browser that does not answer, or says that it cannot yet.

use gloo::timers::callback::Timeout;
use std::{
    cell::{Cell, RefCell},
    future::poll_fn,
    pin::pin,
    rc::Rc,
    task::{Poll, Waker},
};

/// Rings once, when it is told to or when its time is up.
pub(super) struct Bell {
    line: Rc<Line>,
    _timeout: Timeout,
}

/// What rings the bell.
#[derive(Default)]
pub(super) struct Line {
    rung: Cell<bool>,
    waker: RefCell<Option<Waker>>,
}

impl Line {
    /// Rings the bell.
    pub fn ring(&self) {
        self.rung.set(true);
        if let Some(waker) = self.waker.take() {
            waker.wake();
        }
    }
}

impl Bell {
    /// A bell that rings after so many milliseconds, if nothing rings it before.
    pub fn after(millis: u32) -> Self {
        let line = Rc::<Line>::default();
        let timed = Rc::clone(&line);
        Self {
            line,
            _timeout: Timeout::new(millis, move || timed.ring()),
        }
    }

    /// What rings this bell.
    pub fn line(&self) -> Rc<Line> {
        Rc::clone(&self.line)
    }

    /// What comes of the work, or `None` once the bell rings.
    pub async fn unless_rung<T>(&self, work: impl Future<Output = T>) -> Option<T> {
        let mut work = pin!(work);
        poll_fn(|cx| {
            if let Poll::Ready(done) = work.as_mut().poll(cx) {
                return Poll::Ready(Some(done));
            }
            if self.line.rung.get() {
                return Poll::Ready(None);
            }
            self.line.waker.replace(Some(cx.waker().clone()));
            Poll::Pending
        })
        .await
    }
}

/// Waits for so many milliseconds.
pub(super) async fn pause(millis: u32) {
    let bell = Bell::after(millis);
    bell.unless_rung(std::future::pending::<()>()).await;
}
