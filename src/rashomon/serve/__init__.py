"""The local web application on the loopback; the report is what stands for it until it is built."""
