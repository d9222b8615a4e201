//! A number by which a list of texts shows whose texts they are. `xtask` makes the same number when
//! it builds the list.

/// A number made of the names of a file in their order: 32 bits of FNV-1a, each name ended by a line
/// feed. A list of texts begins with it, so that texts in another order, of another version perhaps,
/// are never shown for these. Made when compiling: the names themselves do not travel. In groups, one after the
/// other, since one list of them all would be a large one.
pub(super) const fn stamp(groups: &[&[&str]]) -> u32 {
    let (mut stamp, mut at): (u32, usize) = (0x811c_9dc5, 0);
    while at < groups.len() {
        stamp = go_on(stamp, groups[at]);
        at += 1;
    }
    stamp
}

const fn go_on(mut stamp: u32, names: &[&str]) -> u32 {
    let mut at = 0;
    while at < names.len() {
        let (name, mut byte) = (names[at].as_bytes(), 0);
        while byte < name.len() {
            stamp = (stamp ^ name[byte] as u32).wrapping_mul(0x0100_0193);
            byte += 1;
        }
        stamp = (stamp ^ 0x0a).wrapping_mul(0x0100_0193);
        at += 1;
    }
    stamp
}
