//! What every suite here shares.
