namespace NetGen.Runtime.Tests.Generated;

[Network(8, 3, VariableLength = true), LSTM(5, Name = "layer")]
internal sealed partial class PackedLSTM;

[Network(8, 3, VariableLength = true), LSTM(6, Layers = 2, Name = "layer")]
internal sealed partial class PackedStack;

[Network(8, 3, VariableLength = true), LSTM(17, Layers = 2, Bidirectional = true, Name = "layer"), LastStep]
internal sealed partial class PackedBothEnds;

[Network(8, 3, VariableLength = true), GRU(18, Name = "layer"), LastStep]
internal sealed partial class PackedGRU;

[Network(8, 3, VariableLength = true), GRU(5, Bidirectional = true, Name = "layer")]
internal sealed partial class PackedBothWays;

[Network(8, 3, VariableLength = true), RNN(16, Name = "layer")]
internal sealed partial class PackedRNN;

[Network(8, 3, VariableLength = true), RNN(4, ReLU = true, Bidirectional = true, Name = "layer"), LastStep]
internal sealed partial class PackedReLU;
