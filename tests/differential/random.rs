//! A small deterministic source of choices: the same seed gives the same pairs on every machine.

/// SplitMix64.
#[derive(Clone, Debug)]
pub struct Random {
    state: u64,
}

impl Random {
    /// The choices of one pair: neighbours of it don't change them.
    pub fn new(seed: u64, pair: u64) -> Random {
        let mut random = Random { state: seed };
        let own = random.next();
        random.state = own ^ pair.wrapping_mul(0xD6E8_FEB8_6659_FD93);
        random
    }

    fn next(&mut self) -> u64 {
        self.state = self.state.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.state;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    /// A number below `bound`; 0 where nothing is.
    pub fn below(&mut self, bound: usize) -> usize {
        let wide = u128::from(self.next()) * (bound as u128);
        usize::try_from(wide >> 64).unwrap_or_default()
    }

    /// True in so many of a hundred cases.
    pub fn percent(&mut self, chance: usize) -> bool {
        self.below(100) < chance
    }

    /// One of these.
    pub fn choose<'a, T>(&mut self, from: &'a [T]) -> Option<&'a T> {
        from.get(self.below(from.len()))
    }

    /// One of these texts.
    pub fn pick(&mut self, from: &[&'static str]) -> &'static str {
        self.choose(from).copied().unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::Random;

    #[test]
    fn numbers_stay_below_their_bound_and_reach_all_of_it() {
        let mut random = Random::new(1, 2);
        let mut seen = [0; 7];
        for _ in 0..1000 {
            seen[random.below(7)] += 1;
        }
        assert!(seen.iter().all(|&times| times > 80), "{seen:?}");
        assert_eq!(random.below(0), 0);
    }

    #[test]
    fn a_pair_is_the_same_whatever_came_before() {
        let first = |seed, pair| Random::new(seed, pair).next();
        assert_eq!(first(7, 3), first(7, 3));
        assert_ne!(first(7, 3), first(7, 4));
        assert_ne!(first(7, 3), first(8, 3));
    }
}
