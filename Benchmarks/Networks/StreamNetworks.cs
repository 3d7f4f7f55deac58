namespace NetGen.Benchmarks.Networks;

[Network(64, 8)]
[Streaming]
[LSTM(8)]
internal sealed partial class LSTM8;

[Network(64, 16)]
[Streaming]
[LSTM(16)]
internal sealed partial class LSTM16;

[Network(64, 32)]
[Streaming]
[LSTM(32)]
internal sealed partial class LSTM32;

[Network(64, 64)]
[Streaming]
[LSTM(64)]
internal sealed partial class LSTM64;

[Network(64, 8)]
[Streaming]
[GRU(8)]
internal sealed partial class GRU8;

[Network(64, 16)]
[Streaming]
[GRU(16)]
internal sealed partial class GRU16;

[Network(64, 32)]
[Streaming]
[GRU(32)]
internal sealed partial class GRU32;

[Network(64, 64)]
[Streaming]
[GRU(64)]
internal sealed partial class GRU64;

[Network(64, 8)]
[Streaming]
[GRU(8, ResetAfter = false)]
internal sealed partial class ResetBeforeGRU8;

[Network(64, 64)]
[Streaming]
[GRU(64, ResetAfter = false)]
internal sealed partial class ResetBeforeGRU64;
