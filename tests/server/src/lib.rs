//! Model clients and a test server.
