namespace NetGen;

/// <summary>The batches of one epoch, for <c>foreach</c>; nothing is allocated.</summary>
public readonly struct MiniBatchEpoch
{
    private readonly MiniBatches batches;
    private readonly long epoch;

    internal MiniBatchEpoch(MiniBatches batches, long epoch)
    {
        this.batches = batches;
        this.epoch = epoch;
    }

    /// <summary>Begins the epoch.</summary>
    public Enumerator GetEnumerator()
    {
        batches.Begin(epoch);
        return new Enumerator(batches);
    }

    /// <summary>Goes through the batches of one epoch.</summary>
    public readonly struct Enumerator
    {
        private readonly MiniBatches batches;

        internal Enumerator(MiniBatches batches) => this.batches = batches;

        /// <summary>The batch; valid until the next one is made.</summary>
        public MiniBatch Current => new(batches.Rows, batches.Inputs, batches.Targets);

        /// <summary>Makes the next batch; false after the last.</summary>
        public bool MoveNext() => batches.Next();
    }
}
