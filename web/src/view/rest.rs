//! What is made only once the page has rested for a moment, so that no keystroke waits for it.

use gloo::timers::callback::Timeout;
use std::rc::Rc;
use yew::prelude::*;

/// How long nothing may change before it is made: a little longer than between two keystrokes.
pub const REST_MS: u32 = 120;

/// What is made of `asked` and of what was made before, and whether it is still that. The first one is
/// made at once: nobody types yet, and nothing moves away from under the eye.
#[hook]
pub fn use_rested<A, T>(asked: Rc<A>, make: fn(&A, Option<&T>) -> T) -> (Rc<T>, bool)
where
    A: PartialEq + 'static,
    T: 'static,
{
    let made = use_state(|| (asked.clone(), Rc::new(make(&asked, None))));
    let busy = made.0 != asked;
    use_effect_with(asked, {
        let made = made.clone();
        move |asked: &Rc<A>| {
            let asked = asked.clone();
            let rest = (made.0 != asked).then(|| {
                Timeout::new(REST_MS, move || {
                    let fresh = make(&asked, Some(&made.1));
                    made.set((asked, Rc::new(fresh)));
                })
            });
            move || drop(rest)
        }
    });
    (made.1.clone(), busy)
}
