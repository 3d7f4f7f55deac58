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

    /// <summary>Takes the memory.</summary>
    /// <param name="places">The states of the network's recurrent layers.</param>
    /// <param name="rows">The most rows of a batch.</param>
    public CarriedStates(ReadOnlySpan<StreamPlace> places, int rows)
    {
        this.places = places.ToArray();
        foreach (var place in places)
        {
            width += 2 * place.Stride;
        }

        first = new AlignedBuffer(rows * width);
        last = new AlignedBuffer(rows * width);
        isFresh = new bool[rows];
        SkippedSteps = new int[rows];
    }

    /// <summary>The states that the rows of the last batch ended with.</summary>
    public ReadOnlyMemory<float> Last => last.Memory;

    /// <summary>The steps at the start of each row whose losses do not count.</summary>
    public int[] SkippedSteps { get; }

    /// <summary>Whether a step of a row of the batch has a loss that does not count.</summary>
    public bool SkipsSteps { get; private set; }

    /// <summary>Puts down what the rows of a batch begin with.</summary>
    /// <param name="storage">The parameters.</param>
    /// <param name="walked">Steps of its series that each row has gone through; 0 where one begins.</param>
    /// <param name="burnIn">Steps at the start of a series whose losses do not count.</param>
    /// <param name="steps">Steps of a row.</param>
    public void Begin(NetworkStorage storage, ReadOnlySpan<int> walked, int burnIn, int steps)
    {
        SkipsSteps = false;
        for (int row = 0; row < walked.Length; row++)
        {
            isFresh[row] = walked[row] == 0;
            SkippedSteps[row] = Math.Clamp(burnIn - walked[row], 0, steps);
            SkipsSteps |= SkippedSteps[row] > 0;
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
