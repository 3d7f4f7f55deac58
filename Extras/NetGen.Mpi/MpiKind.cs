namespace NetGen;

/// <summary>The implementations of MPI, as far as their binary interfaces differ.</summary>
internal enum MpiKind
{
    /// <summary>Not known yet.</summary>
    Unknown,

    /// <summary>Open MPI: handles are addresses of variables that the library exports.</summary>
    OpenMpi,

    /// <summary>MPICH, Intel MPI and others of the MPICH ABI: handles are numbers.</summary>
    Mpich,

    /// <summary>MS-MPI, whose numbers are those of MPICH.</summary>
    MicrosoftMpi,

    /// <summary>A library of the standard binary interface of MPI 5.</summary>
    Standard,
}
