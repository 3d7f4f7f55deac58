using System.Runtime.InteropServices;

namespace NetGen.Generated;

/// <summary>
/// The states of recurrent layers that a training carries from the rows of a batch to those of the next one, which go on where they ended. Rows whose series
/// begins have the network's first state.
/// </summary>
internal sealed class CarriedStates
{
    private readonly StreamPlace[] places;
    private readonly int width;
    private readonly AlignedBuffer first;
    private readonly AlignedBuffer last;
    private readonly bool[] isFresh;
    private readonly AlignedBuffer steps;
    private readonly int stepLength;

    /// <summary>Takes the memory.</summary>
    /// <param name="places">The states of the network's recurrent layers.</param>
    /// <param name="rows">The most rows of a batch.</param>
    /// <param name="burnIn">Steps at the start of a series whose losses do not count.</param>
    /// <param name="stepSize">Outputs of a step.</param>
    public CarriedStates(ReadOnlySpan<StreamPlace> places, int rows, int burnIn, int stepSize)
    {
        BurnIn = burnIn;
        stepLength = Panel.Pad(stepSize);
        this.places = places.ToArray();
        foreach (var place in places)
        {
            width += 2 * place.Stride;
        }

        first = new AlignedBuffer(rows * width);
        last = new AlignedBuffer(rows * width);
        isFresh = new bool[rows];
        steps = new AlignedBuffer(burnIn > 0 ? 2 * rows * stepLength : 0);
        SkippedSteps = new int[rows];
    }

    /// <summary>The states that the rows of the last batch ended with.</summary>
    public ReadOnlyMemory<float> Last => last.Memory;

    /// <summary>Steps at the start of a series whose losses do not count.</summary>
    public int BurnIn { get; }

    /// <summary>The steps at the start of each row whose losses do not count.</summary>
    public int[] SkippedSteps { get; }

    /// <summary>Puts down what the rows of a batch begin with.</summary>
    /// <param name="storage">The parameters.</param>
    /// <param name="batches">The batch.</param>
    public void Begin(NetworkStorage storage, MiniBatches batches)
    {
        var walked = batches.Walked;
        for (int row = 0; row < walked.Length; row++)
        {
            isFresh[row] = walked[row] == 0;
            SkippedSteps[row] = Math.Clamp(BurnIn - walked[row], 0, batches.WindowSteps);
            var state = first.Span.Slice(row * width, width);
            if (isFresh[row])
            {
                WriteFirst(storage, state);
            }
            else
            {
                last.Span.Slice(row * width, width).CopyTo(state);
            }
        }
    }

    /// <summary>Room of a row for the outputs of one step, in whole panels.</summary>
    public Span<float> OutputsOf(int row) => steps.Span.Slice(2 * row * stepLength, stepLength);

    /// <summary>Room of a row for the gradients of the outputs of one step, in whole panels.</summary>
    public Span<float> GradientsOf(int row) => steps.Span.Slice(((2 * row) + 1) * stepLength, stepLength);

    /// <summary>What a layer's rows begin with, and where they leave what they end with.</summary>
    /// <param name="offset">Where the layer's states are in those of a row.</param>
    /// <param name="part">Floats of h.</param>
    /// <param name="row">The first row.</param>
    public RowStates StatesOf(int offset, int part, int row)
    {
        int start = (row * width) + offset;
        return RowStates.Carried(
            ref first.Span[start], ref last.Span[start], width, part, ref MemoryMarshal.GetReference(isFresh.AsSpan(row)));
    }

    /// <summary>Goes to where an interrupted training was.</summary>
    /// <param name="states">The states that the rows of its last batch ended with.</param>
    public void Restore(ReadOnlySpan<float> states) => states.CopyTo(last.Span);

    private void WriteFirst(NetworkStorage storage, Span<float> state)
    {
        state.Clear();
        int offset = 0;
        foreach (var place in places)
        {
            place.CopyFirst(storage, state[offset..]);
            offset += 2 * place.Stride;
        }
    }
}
