//! The package for JavaScript.
