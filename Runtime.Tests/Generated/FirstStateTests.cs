using NetGen.Runtime.Tests.Infrastructure;

namespace NetGen.Runtime.Tests.Generated;

[Network(7, 3), LSTM(18, TrainedState = true, Name = "layer")]
internal sealed partial class LearntLSTM;

[Network(7, 3), LSTM(5, Layers = 2, Bidirectional = true, TrainedState = true, Name = "layer")]
internal sealed partial class LearntLSTMBothWays;

[Network(7, 3), GRU(6, Layers = 2, TrainedState = true, Name = "layer")]
internal sealed partial class LearntGRU;

[Network(7, 3), RNN(9, Bidirectional = true, TrainedState = true, Name = "layer")]
internal sealed partial class LearntRNN;

[Network(7, 3, VariableLength = true), LSTM(7, Bidirectional = true, TrainedState = true, Name = "layer")]
internal sealed partial class PackedLearntLSTM;

[Network(7, 3, VariableLength = true), GRU(6, Layers = 2, Bidirectional = true, TrainedState = true, Name = "layer")]
internal sealed partial class PackedLearntGRU;

/// <summary>Layers that have learnt the state before the first step, against PyTorch's with that state.</summary>
/// <remarks>
/// Tolerance 2·10⁻⁵ relative and 3·10⁻⁶ absolute: NetGen computes in single precision, and a gradient of weights is a sum over up to 35 steps of values
/// around 1.
/// </remarks>
public class FirstStateTests
{
    private static readonly IReadOnlyDictionary<string, ReferenceCase> Cases = ReferenceCases.Load("states.json");

    [Fact]
    public void Whole_sequences_begin_with_it()
    {
        Check(new LearntLSTM(), "lstm", hasLengths: false);
        Check(new LearntLSTMBothWays(), "lstm_both", hasLengths: false);
        Check(new LearntGRU(), "gru", hasLengths: false);
        Check(new LearntRNN(), "rnn", hasLengths: false);
    }

    [Fact]
    public void Rows_of_different_length_begin_with_it()
    {
        Check(new PackedLearntLSTM(), "packed_lstm", hasLengths: true);
        Check(new PackedLearntGRU(), "packed_gru", hasLengths: true);
    }

    private static void Check<TNetwork>(TNetwork network, string name, bool hasLengths)
        where TNetwork : class, INetwork<TNetwork> => LayerReference.Check(network, Cases[name], name, hasLengths, relative: 2e-5, absolute: 3e-6);
}
