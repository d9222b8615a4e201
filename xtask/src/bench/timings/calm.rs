//! Waiting until the machine has nothing else to do. A browser that has just started keeps two cores busy for a second
//! or two with itself, and would be measured with the page.

use std::time::Duration;

use tokio::time::sleep;

/// How long the machine is looked at, and how long this is waited for at most.
const LOOK: Duration = Duration::from_millis(200);
const LOOKS: u32 = 50;
/// How much of its time must be its own.
const IDLE: f64 = 0.85;
/// How often in a row: a browser pauses between two things, too.
const IN_A_ROW: u32 = 2;

/// Time that all cores spent, since the machine started, in ticks of its clock.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Spent {
    all: u64,
    idle: u64,
}

/// Waits until the machine is calm, ten seconds at most; where that cannot be known, two seconds.
pub async fn calm() {
    let Some(mut before) = spent() else {
        return sleep(LOOK * 10).await;
    };
    let mut calm = 0;
    for _ in 0..LOOKS {
        sleep(LOOK).await;
        let Some(now) = spent() else { return };
        calm = if is_idle(before, now) { calm + 1 } else { 0 };
        if calm == IN_A_ROW {
            return;
        }
        before = now;
    }
}

fn spent() -> Option<Spent> {
    parse(&std::fs::read_to_string("/proc/stat").ok()?)
}

/// The line of all cores: user, nice, system, idle, waiting for the disk, and more (`proc_stat(5)`). What is behind the
/// eighth number is counted in the first two already.
fn parse(text: &str) -> Option<Spent> {
    let line = text.lines().next()?.strip_prefix("cpu ")?;
    let ticks: Vec<u64> = line
        .split_whitespace()
        .map_while(|number| number.parse().ok())
        .take(8)
        .collect();
    Some(Spent {
        all: ticks.iter().sum(),
        idle: ticks.get(3)? + ticks.get(4)?,
    })
}

#[allow(
    clippy::cast_precision_loss,
    reason = "the ticks of a fifth of a second are few"
)]
fn is_idle(before: Spent, now: Spent) -> bool {
    let all = now.all.saturating_sub(before.all);
    let idle = now.idle.saturating_sub(before.idle);
    all > 0 && idle as f64 >= IDLE * all as f64
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_machine_is_calm_when_most_of_its_time_is_its_own() {
        let at = |text: &str| parse(text).expect("a line of all cores");
        let before = at("cpu  100 0 50 800 20 0 5 0 9 9\ncpu0 1 2 3 4");
        assert_eq!(
            before,
            Spent {
                all: 975,
                idle: 820
            }
        );
        let calm = at("cpu  102 0 51 855 22 0 5 0 9 9");
        let busy = at("cpu  140 0 60 811 20 0 5 0 9 9");
        assert!(is_idle(before, calm));
        assert!(!is_idle(before, busy));
        assert!(
            !is_idle(before, before),
            "nothing is known of no time at all"
        );
        assert_eq!(parse("intr 1 2 3"), None);
    }
}
